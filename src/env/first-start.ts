import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How far a first start is: the secret was made, or the example is being written. */
type FirstStart = 'secret' | 'example'

const noteIn = (folder: string) => join(folder, 'first-start')

/** Notes in the folder of data how far a first start is, so that one that is interrupted is not taken for a lost database. */
export function noteFirstStart(folder: string, state: FirstStart): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(noteIn(folder), state)
}

/** How far the first start is that was interrupted; `undefined` when none was. */
export function firstStartOf(folder: string): FirstStart | undefined {
  try {
    return readFileSync(noteIn(folder), 'utf8') === 'example' ? 'example' : 'secret'
  } catch {
    return undefined
  }
}

/** Notes that the first start is over. */
export function endFirstStart(folder: string): void {
  rmSync(noteIn(folder), { force: true })
}
