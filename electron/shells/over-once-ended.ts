/**
 * Does work that ends this Kith on its way. Whatever comes of it, this Kith is over once it was ended, for nothing can be asked of
 * it any more: the next start opens what is there then. What fails before that leaves it as it is.
 */
export async function overOnceEnded<T>(
  endWork: () => Promise<void>,
  onOver: () => void,
  work: (end: () => Promise<void>) => Promise<T>,
): Promise<T> {
  let isEnded = false;
  try {
    return await work(() => {
      isEnded = true;
      return endWork();
    });
  } finally {
    if (isEnded) onOver();
  }
}
