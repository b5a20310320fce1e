/// A number as a bar code (Code 128, set C for pairs of digits, set B where one is left over).
const widths =
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232";
const stop = "2331112";

const pattern = (value: number): string => widths.slice(value * 6, value * 6 + 6);

/// The symbols of a string of digits, with start, check and stop.
export function symbolsOf(digits: string): number[] {
    const isEven = digits.length % 2 === 0;
    const pairs = (isEven ? digits : digits.slice(1)).match(/\d{2}/g) ?? [];
    // An odd number begins in set B with its first digit and goes on in set C.
    const start = isEven ? [105] : [104, digits.charCodeAt(0) - 32, 99];
    const symbols = [...start, ...pairs.map(Number)];
    const check = symbols.reduce((sum, symbol, index) => sum + symbol * Math.max(index, 1), 0) % 103;
    return [...symbols, check];
}

export function Bars({ digits }: { digits: string }) {
    const steps = [...(symbolsOf(digits).map(pattern).join("") + stop)].map(Number);
    const total = steps.reduce((sum, step) => sum + step, 0);
    let at = 0;
    return (
        <svg className="bars" viewBox={`0 0 ${total} 30`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {steps.map((step, index) => {
                const from = at;
                at += step;
                return index % 2 === 0 ? <rect key={index} x={from} y="0" width={step} height="30" fill="#000" /> : null;
            })}
        </svg>
    );
}
