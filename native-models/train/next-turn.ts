/**
 * Ends in a later turn of the event loop, so that a process or a page hears what it was told meanwhile. A message is what
 * both have: Node alone has `setImmediate`, and a page holds a timer back for 4 ms.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
