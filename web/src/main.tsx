import "@/shared/ui/tokens.css";
import "@/shared/ui/base.css";
import "@/shared/ui/controls.css";
import "@/shared/ui/parts.css";
import "@/shared/ui/forced_colors.css";
import "@/app/shell.css";
import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { startLook } from "@/app/look";
import { startTheme } from "@/app/theme";
import { startTexts } from "@/shared/i18n/i18n";

startTheme();
startLook();
const place = document.getElementById("app");
if (place) void startTexts().then(() => createRoot(place).render(<App />));
