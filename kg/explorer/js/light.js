// What stands out: an entity with its ties, a tie with its ends, or the steps of paths.

/** @import { Data } from "./data.js" */
/** @import { Scene } from "./select.js" */
/** @import { State } from "./state.js" */
import { stepsOf } from "./paths.js";

/**
 * @param {Data} data
 * @param {State} state
 * @param {Scene} scene
 * @param {number[][]} paths
 */
export function findLit(data, state, scene, paths) {
  const lit = new Set(paths.flat());
  const litTies = new Set(paths.flatMap((path) => stepsOf(scene.ties, path).flat().map((tie) => tie.id)));
  let chosen = -1;
  if (state.selected.startsWith("t:")) {
    const tie = scene.ties.find(({ id }) => id === state.selected.slice(2));
    if (tie) {
      litTies.add(tie.id);
      lit.add(tie.from).add(tie.to);
    }
  } else if (state.selected) {
    const entity = data.byKey.get(state.selected.slice(2));
    chosen = entity && scene.entities.includes(entity) ? entity.index : -1;
    if (chosen >= 0 && !paths.length) {
      lit.add(chosen);
      for (const tie of scene.ties)
        if (tie.from === chosen || tie.to === chosen) {
          litTies.add(tie.id);
          lit.add(tie.from).add(tie.to);
        }
    }
  }
  return { lit, litTies, chosen };
}
