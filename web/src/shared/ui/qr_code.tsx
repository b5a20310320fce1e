/// A QR code as one drawn path. Dark on white in every theme, with the quiet edge that cameras look for.
import { encode } from "uqr";

const quiet = 4;

/// One stroke for each run of dark cells in a row.
function pathOf(rows: boolean[][]): string {
    const runs: string[] = [];
    rows.forEach((row, y) => {
        for (let x = 0; x < row.length; x += 1) {
            const start = x;
            while (row[x]) x += 1;
            if (x > start) runs.push(`M${start + quiet} ${y + quiet}h${x - start}v1h${start - x}z`);
        }
    });
    return runs.join("");
}

export default function QrCode({ text, label }: { text: string; label: string }) {
    const { data, size } = encode(text, { ecc: "M", border: 0 });
    const side = size + 2 * quiet;
    return (
        <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
            <rect width={side} height={side} fill="#ffffff" />
            <path d={pathOf(data)} fill="#000000" />
        </svg>
    );
}
