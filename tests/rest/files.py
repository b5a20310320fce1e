"""Small files that are what they say, and some that only seem to be."""

import io
import struct
import zipfile
import zlib

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf(text, ballast=b"", pages=1):
    """A PDF with a line of text on each page; the ballast makes it large."""
    stream = f"BT /F1 24 Tf 72 700 Td ({text}) Tj ET".encode()
    kids = " ".join(f"{5 + i} 0 R" for i in range(pages))
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
              b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
              b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    bodies += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"] * pages
    if ballast:
        bodies.append(b"<</Length %d>>stream\n%s\nendstream" % (len(ballast), ballast))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1, table, len(bodies) + 1, len(out))


def png(width=40, height=30):
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    rows = b"".join(b"\0" + bytes(width) for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def tiff(pages=2, width=64, height=48):
    """Black and white, not compressed, as a fax that has been unpacked."""
    row = (width + 7) // 8
    out, previous = b"II*\0\0\0\0\0", 4
    for page in range(pages):
        strip = len(out)
        out += bytes([0xAA if page % 2 else 0x0F]) * (row * height)
        out += b"\0" * (len(out) % 2)
        entries = [(256, 3, 1, width), (257, 3, 1, height), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 0), (273, 4, 1, strip),
                   (277, 3, 1, 1), (278, 3, 1, height), (279, 4, 1, row * height)]
        out = out[:previous] + struct.pack("<I", len(out)) + out[previous + 4:]
        out += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        previous = len(out)
        out += b"\0\0\0\0"
    return out


def archive(files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return held.getvalue()


def docx(*paragraphs, main=WORD_MAIN):
    text = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    return archive({
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{text}</w:body></w:document>'})


def old_word(encrypted=False):
    """The first bytes of an Office file of the older kind."""
    inside = "EncryptedPackage".encode("utf-16-le") if encrypted else b"WordDocument"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside + bytes(512)
