/// A document the server has put together from parts, shown as it is. Nothing in it is markup.
import type { Block, Tree } from "@/shared/api/contract";
import { Bars } from "./bars";
import "./block_tree.css";

function Part({ block }: { block: Block }) {
    switch (block.kind) {
        case "heading": {
            const Heading = `h${Math.min(Math.max(block.level + 1, 3), 5)}` as "h3" | "h4" | "h5";
            return <Heading className="tree-heading">{block.text}</Heading>;
        }
        case "paragraph":
            return <p data-tone={block.tone}>{block.text}</p>;
        case "facts":
            return (
                <dl className="facts tree-facts">
                    {block.rows.map(({ name, value }, index) => (
                        <div key={`${index} ${name}`} className="contents">
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                        </div>
                    ))}
                </dl>
            );
        case "table":
            return (
                // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
                <div className="tree-table" role="region" aria-label={block.head.join(", ")} tabIndex={0}>
                    <table className="table">
                        <thead>
                            <tr>
                                {block.head.map((name, index) => (
                                    <th key={`${index} ${name}`} scope="col">
                                        {name}
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        <tbody>
                            {block.rows.map((row, index) => (
                                <tr key={index}>
                                    {row.map((cell, column) => (
                                        <td key={column}>{cell}</td>
                                    ))}
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            );
        case "bar_code":
            return <Bars digits={block.digits} />;
        case "list":
            return (
                <ul className="tree-list">
                    {block.items.map((item, index) => (
                        <li key={`${index} ${item}`}>{item}</li>
                    ))}
                </ul>
            );
    }
}

export function BlockTree({ tree }: { tree: Tree }) {
    return (
        <article className="tree" lang={tree.language} dir={tree.direction}>
            {tree.blocks.map((block, index) => (
                <Part key={index} block={block} />
            ))}
        </article>
    );
}
