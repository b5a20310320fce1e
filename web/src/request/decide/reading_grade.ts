/// How hard a text is to read, as a school grade (Flesch-Kincaid). Good enough to warn, never to refuse.
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? [];

function syllables(word: string): number {
    const groups = word.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, "").match(/[aeiouyáéíóúü]+/g);
    return Math.max(groups?.length ?? 1, 1);
}

/// The grade, to one decimal; nothing while there are fewer than eight words.
export function readingGrade(text: string): number | undefined {
    const words = wordsOf(text);
    if (words.length < 8) return undefined;
    const sentences = Math.max(text.split(/[.!?]+/).filter((part) => part.trim()).length, 1);
    const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
    const grade = 0.39 * (words.length / sentences) + 11.8 * (spoken / words.length) - 15.59;
    return Math.max(Math.round(grade * 10) / 10, 0);
}
