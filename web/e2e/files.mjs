/// Small files that are what they say: the server looks into them.
import { crc32, deflateSync } from "node:zlib";

/** A PDF of one page with this text. */
export function pdf(text) {
    const stream = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`;
    const objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ];
    const parts = ["%PDF-1.4\n"];
    const places = objects.map((body, index) => {
        const at = parts.join("").length;
        parts.push(`${index + 1} 0 obj${body}endobj\n`);
        return at;
    });
    const start = parts.join("").length;
    const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
    parts.push(`xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`);
    return Buffer.from(parts.join(""), "latin1");
}

function bigEndian(number) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(number);
    return bytes;
}

function chunk(name, content) {
    const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
    return Buffer.concat([bigEndian(content.length), named, bigEndian(crc32(named))]);
}

/** A black PNG of two by two dots. */
export function png() {
    const head = Buffer.concat([bigEndian(2), bigEndian(2), Buffer.from([8, 0, 0, 0, 0])]);
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.alloc(6))), chunk("IEND", Buffer.alloc(0))]);
}

/** A ZIP of stored, not compressed, files. */
function zip(files) {
    const local = [];
    const central = [];
    let at = 0;
    for (const [name, text] of Object.entries(files)) {
        const content = Buffer.from(text);
        const common = Buffer.alloc(26);
        common.writeUInt16LE(20, 0);
        common.writeUInt32LE(crc32(content), 10);
        common.writeUInt32LE(content.length, 14);
        common.writeUInt32LE(content.length, 18);
        common.writeUInt16LE(name.length, 22);
        const place = Buffer.alloc(14);
        place.writeUInt32LE(at, 10);
        const entry = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), content]);
        central.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), Buffer.from([20, 0]), common, place, Buffer.from(name)]));
        local.push(entry);
        at += entry.length;
    }
    const list = Buffer.concat(central);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", 0, "latin1");
    end.writeUInt16LE(central.length, 8);
    end.writeUInt16LE(central.length, 10);
    end.writeUInt32LE(list.length, 12);
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...local, list, end]);
}

/** A Word document with one paragraph. */
export function docx(text) {
    const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    return zip({
        "[Content_Types].xml": `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
        "word/document.xml": `<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    });
}
