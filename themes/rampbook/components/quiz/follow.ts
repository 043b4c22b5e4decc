/** Tells where a pointer goes that was pressed on an element, and whether it was let go there or taken away. */
export function follow(event: PointerEvent, element: HTMLElement, move: (event: PointerEvent) => void, end: (dropped: boolean) => void): void {
  let dropped = true;
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", move);
  element.onpointercancel = () => void (dropped = false); // the browser scrolls instead
  element.onlostpointercapture = () => {
    element.removeEventListener("pointermove", move);
    end(dropped);
  };
}
