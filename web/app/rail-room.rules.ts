/** What stands above and below the sections: the brand, who is on duty, the connection. In pixels, as `rail.module.css` draws them. */
const BESIDE = 190;

/** How high one section is in a window of some height: `rail.module.css` draws them closer together in low windows. */
const rowHeight = (windowHeight: number) =>
  windowHeight > 940 ? 56 : windowHeight > 800 ? 47 : windowHeight > 680 ? 42 : 34;

/** How many of so many sections the rail of a wide window shows: all, or as many as fit beside the menu of the rest. */
export function railRoom(windowHeight: number, sections: number): number {
  const fitting = Math.max(1, Math.floor((windowHeight - BESIDE) / rowHeight(windowHeight)));
  return sections <= fitting ? sections : fitting - 1;
}
