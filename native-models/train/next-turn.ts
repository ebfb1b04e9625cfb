/**
 * Ends in a later turn of the event loop, so that a process or a page hears what it was told meanwhile. A message is what
 * both have: Node alone has `setImmediate`, and a page holds a timer back for 4 ms.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const hear = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', hear, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
