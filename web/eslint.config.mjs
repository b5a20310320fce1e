import a11y from "eslint-plugin-jsx-a11y";
import tseslint from "typescript-eslint";

const ariaOnlyInUi = {
    group: ["react-aria-components", "react-aria-components/*", "@internationalized/date"],
    message: "Screens are built from src/shared/ui only.",
};

export default tseslint.config(
    { ignores: ["dist", "node_modules", "src/shared/api/api.gen.ts"] },
    ...tseslint.configs.strict,
    {
        files: ["src/**/*.{ts,tsx}"],
        plugins: { "jsx-a11y": a11y },
        rules: {
            ...a11y.flatConfigs.strict.rules,
            "no-restricted-imports": ["error", { patterns: [ariaOnlyInUi] }],
            "no-console": "error",
            "no-restricted-syntax": [
                "error",
                {
                    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
                    message: "Nothing from the server is ever put in as HTML.",
                },
            ],
            "max-lines": ["error", 500],
            "max-depth": ["error", 4],
            "max-params": ["error", 5],
            "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
        },
    },
    { files: ["src/shared/ui/**"], rules: { "no-restricted-imports": "off" } },
    { files: ["src/**/*.test.{ts,tsx}", "e2e/**", "scripts/**"], rules: { "max-lines-per-function": "off" } },
);
