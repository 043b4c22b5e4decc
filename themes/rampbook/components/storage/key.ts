/**
 * The key of a name in storage. Portals that share an origin, as all files on disk do, differ in
 * the address of their root: the folder that holds the folder of the script.
 */
export function keyOf(script: string, name: string): string {
  try {
    return `rampbook ${new URL("..", script).pathname} ${name}`;
  } catch {
    return `rampbook / ${name}`;
  }
}
