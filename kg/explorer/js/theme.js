// Colours and shapes. The hues are Okabe & Ito's, which hold apart for every kind of colour
// vision; a class also has a shape of its own and a family an arrowhead of its own.

/** @typedef {{one: string, shape: string, light: string, dark: string, label: string}} ClassStyle */

/** @type {{[name: string]: ClassStyle}} */
export const CLASSES = {
  Person: { one: "Person", shape: "dot", light: "#0072b2", dark: "#5ab4ec", label: "People" },
  Organization: { one: "Organization", shape: "square", light: "#d98200", dark: "#f0b040", label: "Organizations" },
  Country: { one: "Country", shape: "hexagon", light: "#00815c", dark: "#2fc297", label: "Countries" },
  Place: { one: "Place", shape: "triangle", light: "#3f9fd0", dark: "#8fd0f5", label: "Places" },
  Event: { one: "Event", shape: "star", light: "#b8578f", dark: "#e79cc7", label: "Events" },
  Position: { one: "Position", shape: "diamond", light: "#7a7568", dark: "#b5ae9c", label: "Positions" },
  Group: { one: "Group", shape: "triangleDown", light: "#bd4b00", dark: "#f08a4b", label: "Groups" },
  UnnamedSource: { one: "Unnamed source", shape: "ring", light: "#5b5f66", dark: "#aab0b8", label: "Unnamed sources" },
};

/** @type {{[family: string]: {light: string, dark: string}}} */
const FAMILIES = {
  conflictual: { light: "#c8441b", dark: "#ff8259" },
  cooperative: { light: "#2878a8", dark: "#6fbdea" },
  position: { light: "#4d4a43", dark: "#cfc8b8" },
  membership: { light: "#8a6420", dark: "#d8ab57" },
  place: { light: "#3c8d74", dark: "#6fcdb0" },
  event: { light: "#a5558a", dark: "#dd98c4" },
  family: { light: "#6d5fa8", dark: "#b2a6ec" },
  other: { light: "#9a978f", dark: "#84817a" },
};

/** @type {{[factuality: string]: string}} */
export const FACTUALITY = {
  Asserted: "Stated as fact",
  Reported: "Reported speech",
  Planned: "Planned",
  Hypothetical: "Hypothetical",
  Negated: "Denied or negated",
  Inferred: "Inferred by a rule",
};

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

const root = document.documentElement;
let dark = prefersDark.matches; // asked thousands of times a frame

/** @returns {boolean} */
export function isDark() {
  return dark;
}

/** The other of light and dark, whatever the system has. */
export function switchTheme() {
  dark = !dark;
  root.dataset.theme = dark ? "dark" : "light";
}

/** @param {() => void} listener called when the system changes between light and dark */
export function onSystemTheme(listener) {
  prefersDark.addEventListener("change", () => {
    if (!root.dataset.theme) dark = prefersDark.matches;
    listener();
  });
}

/** @param {string} name a class */
export function classStyle(name) {
  const style = CLASSES[name] ?? CLASSES.Organization;
  return { shape: style.shape, label: style.label, color: isDark() ? style.dark : style.light };
}

/** @param {string} family */
export function familyColor(family) {
  const style = FAMILIES[family] ?? FAMILIES.other;
  return isDark() ? style.dark : style.light;
}

/** @type {Map<string, string>} */
const tokens = new Map();

/** @param {string} name a custom property of the style sheet, such as `--paper` */
export function token(name) {
  const key = dark ? `${name} dark` : name;
  let value = tokens.get(key);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    tokens.set(key, value);
  }
  return value;
}
