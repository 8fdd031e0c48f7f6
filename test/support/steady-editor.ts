import { setTimeout as wait } from 'node:timers/promises'
import type { FrontAnswer } from './front'

const PAUSE_MS = 250

/** A save that was not acknowledged: the status and the text of its answer, or the error of its connection. */
export interface RefusedSave {
  name: string
  status?: number
  what: string
}

/** What became of the saves of an editor, in their order. */
export interface Saves {
  acknowledged: string[]
  refused: RefusedSave[]
}

/** Somebody who saves a new name four times a second until they are stopped, one save after the other. */
export interface SteadyEditor {
  stop(): Promise<Saves>
}

/** Starts an editor whose names begin with `prefix`. */
export function startSteadyEditor(prefix: string, save: (name: string) => Promise<FrontAnswer>): SteadyEditor {
  const saves: Saves = { acknowledged: [], refused: [] }
  let isStopped = false
  const saveOn = async () => {
    for (let nth = 0; !isStopped; nth += 1) {
      const name = `${prefix} ${nth}`
      const answer = await save(name).catch((error: Error) => ({ status: undefined, text: error.message }))
      if (answer.status === 200 || answer.status === 201) saves.acknowledged.push(name)
      else saves.refused.push({ name, status: answer.status, what: answer.text.slice(0, 300) })
      await wait(PAUSE_MS)
    }
  }
  const saving = saveOn()
  return {
    stop: async () => {
      isStopped = true
      await saving
      return saves
    },
  }
}
