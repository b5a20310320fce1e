/// Ten digits whose last one checks the others: Luhn's sum over the digits after the constant prefix 80840, which adds 24.
export function isNpi(text: string): boolean {
    if (!/^\d{10}$/.test(text)) return false;
    const sum = [...text].reverse().reduce((total, digit, index) => {
        const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
        return total + (value > 9 ? value - 9 : value);
    }, 24);
    return sum % 10 === 0;
}
