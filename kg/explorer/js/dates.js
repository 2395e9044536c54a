// Dates as days since 1970, and as a reader would write them.

const DAY = 86_400_000;

/** @param {string} date a day, month or year */
export const toDay = (date) => Math.floor(Date.parse(`${date}${"-01-01".slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6)}`) / DAY);

/** @param {number} day */
export const toDate = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** @type {Map<string, string>} the browser takes long to word a date, and most come again */
const worded = new Map();

/** @param {string} date */
export function readableDate(date) {
  const known = worded.get(date) ?? wordDate(date);
  worded.set(date, known);
  return known;
}

/** @param {string} date */
function wordDate(date) {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (date.length !== 10 || Number.isNaN(parsed.valueOf())) return date;
  return parsed.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}
