/** How much of something is done, in bytes. */
export interface Progress {
  done: number
  total: number
}
