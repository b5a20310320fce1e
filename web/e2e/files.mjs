// Files for the tests, made on the spot.
import { deflateSync, crc32 } from "node:zlib";

// What stands at a document once it has arrived: nothing but its size.
export const shownSize = /^\s*[\d.,]+\s(byte|kB|MB)\s*$/;

// A PDF of one page that is as long as wanted.
export function pdfOf(text, length = 0) {
    const filler = length > 0 ? `%${"x".repeat(78)}\n`.repeat(Math.ceil(length / 80)) : "";
    const stream = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET\n${filler}`;
    const parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ];
    let out = "%PDF-1.4\n";
    const offsets = parts.map((part, index) => {
        const at = out.length;
        out += `${index + 1} 0 obj\n${part}\nendobj\n`;
        return at;
    });
    const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
    const start = out.length;
    out += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
    return Buffer.from(out, "latin1");
}

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
}

// A grey square.
export function pngOf(side = 64) {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(side, 0);
    head.writeUInt32BE(side, 4);
    head.set([8, 0, 0, 0, 0], 8);
    const rows = Buffer.concat(Array.from({ length: side }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(side, 0x99)])));
    return Buffer.concat([
        Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
        chunk("IHDR", head),
        chunk("IDAT", deflateSync(rows)),
        chunk("IEND", Buffer.alloc(0)),
    ]);
}

// A TIFF of several grey pages, uncompressed.
export function tiffOf(pages = 2, side = 64) {
    const tags = 9;
    const pageSize = 2 + tags * 12 + 4 + side * side;
    const out = Buffer.alloc(8 + pages * pageSize);
    out.write("II", 0);
    out.writeUInt16LE(42, 2);
    out.writeUInt32LE(8, 4);
    for (let page = 0; page < pages; page += 1) {
        const at = 8 + page * pageSize;
        const pixels = at + 2 + tags * 12 + 4;
        out.writeUInt16LE(tags, at);
        const fields = [[256, 3, side], [257, 3, side], [258, 3, 8], [259, 3, 1], [262, 3, 1], [273, 4, pixels], [277, 3, 1], [278, 3, side], [279, 4, side * side]];
        fields.forEach(([tag, type, value], index) => {
            const field = at + 2 + index * 12;
            out.writeUInt16LE(tag, field);
            out.writeUInt16LE(type, field + 2);
            out.writeUInt32LE(1, field + 4);
            if (type === 3) out.writeUInt16LE(value, field + 8);
            else out.writeUInt32LE(value, field + 8);
        });
        out.writeUInt32LE(page + 1 < pages ? at + pageSize : 0, at + 2 + tags * 12);
        out.fill(0x40 + page * 0x60, pixels, pixels + side * side);
    }
    return out;
}

// A ZIP of stored files: enough for a Word document.
function zipOf(files) {
    const locals = [];
    const central = [];
    let offset = 0;
    for (const [name, text] of Object.entries(files)) {
        const data = Buffer.from(text);
        const title = Buffer.from(name);
        const common = Buffer.alloc(26);
        common.writeUInt16LE(20, 0);
        common.writeUInt32LE(crc32(data), 10);
        common.writeUInt32LE(data.length, 14);
        common.writeUInt32LE(data.length, 18);
        common.writeUInt16LE(title.length, 22);
        const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, title, data]);
        const entry = Buffer.alloc(46);
        entry.write("PK\x01\x02", 0, "latin1");
        entry.writeUInt16LE(20, 4);
        common.copy(entry, 6, 0, 26);
        entry.writeUInt32LE(offset, 42);
        locals.push(local);
        central.push(Buffer.concat([entry, title]));
        offset += local.length;
    }
    const list = Buffer.concat(central);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", 0, "latin1");
    end.writeUInt16LE(central.length, 8);
    end.writeUInt16LE(central.length, 10);
    end.writeUInt32LE(list.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...locals, list, end]);
}

export function docxOf(...paragraphs) {
    const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
    const links = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
    const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
    const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
    return zipOf({ "[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": document });
}
