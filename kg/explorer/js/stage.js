// The picture on its stage: one of two renderers, where the reader looks, and what is pointed at.

/** @import { Data } from "./data.js" */
/** @import { Point } from "./geometry.js" */
/** @import { Picture } from "./picture.js" */
/** @import { Listeners, View } from "./view-vis.js" */
import { keepInSight, lookAtAll, zoomBy } from "./camera.js";
import { pointOnCurve } from "./geometry.js";
import { wireHover } from "./hover.js";
import { curveOf } from "./picture.js";
import { makeCanvasView } from "./view-canvas.js";
import { makeVisView } from "./view-vis.js";

const PAUSE = 350; // milliseconds in which the second click of a double click may come

export class Stage {
  /**
   * @param {HTMLElement} map
   * @param {Data} data
   * @param {Listeners} listeners
   */
  constructor(map, data, listeners) {
    this.map = map;
    this.data = data;
    this.listeners = listeners;
    /** @type {View | undefined} */
    this.view = undefined;
    /** @type {Picture | undefined} */
    this.picture = undefined;
    this.timer = 0;
    wireHover(map, data, (point) => this.pick(point));
  }

  /**
   * @param {Picture} picture
   * @returns {boolean} whether another renderer took over
   */
  show(picture) {
    this.picture = picture;
    const wanted = picture.entities.length > this.data.meta.large && "ForceGraph" in globalThis ? "canvas" : "vis";
    const change = this.map.dataset.renderer !== wanted;
    if (change) {
      this.view?.destroy();
      this.map.dataset.renderer = wanted;
      const { families } = this.data.meta.vocabulary;
      const arrows = Object.fromEntries(families.map(({ key, arrow }) => [key, arrow]));
      this.view = wanted === "vis" ? makeVisView(this.map, { arrows }, this.listeners) : makeCanvasView(this.map, this.listeners);
    }
    this.view?.show(picture);
    return change;
  }

  /** @param {Point} point on the screen @returns {{entity?: number, tie?: string}} */
  pick(point) {
    return this.view?.pick(point) ?? {};
  }

  /** @param {{smooth?: boolean}} [options] */
  showAll(options) {
    if (this.view && this.picture) lookAtAll(this.view, placesOf(this.picture, allOf(this.picture)), options);
  }

  /** Makes sure, in a moment, that the card does not cover what is selected. */
  keepLitInSight() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const { view, picture } = this;
      if (view && picture?.lit.size) keepInSight(view, placesOf(picture, picture.lit), placesOf(picture, [picture.chosen]));
    }, PAUSE);
  }

  /** @returns {HTMLCanvasElement} */
  canvas() {
    if (!this.view) throw new Error("nothing is drawn yet");
    return this.view.canvas();
  }

  /** @param {number} factor */
  zoom(factor) {
    if (this.view) zoomBy(this.view, factor);
  }

  /**
   * Where something is on the screen: for the browser tests, and for whoever scripts the page.
   *
   * @param {string} name an entity's key or a tie's id
   * @returns {Point | undefined}
   */
  screenOf(name) {
    const { view, picture } = this;
    if (!view || !picture) return undefined;
    const tie = picture.ties.find(({ id }) => id === name);
    const curve = tie && curveOf(tie, picture);
    const place = curve
      ? pointOnCurve(curve.from, curve.via, curve.to, 0.5)
      : picture.places.get(this.data.byKey.get(name)?.index ?? -1);
    if (!place) return undefined;
    const { left, top, width, height } = this.map.getBoundingClientRect();
    const { centre, scale } = view.sight();
    return { x: left + width / 2 + (place.x - centre.x) * scale, y: top + height / 2 + (place.y - centre.y) * scale };
  }
}

/** @param {Picture} picture */
const allOf = (picture) => picture.entities.map((entity) => entity.index);

/** @param {Picture} picture @param {Iterable<number>} indices */
function placesOf(picture, indices) {
  return [...indices].map((index) => picture.places.get(index)).filter((place) => place !== undefined);
}
