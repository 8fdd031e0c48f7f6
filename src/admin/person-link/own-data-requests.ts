import type { ErasureState } from '../../domain/erasure'

/** Another document that may be about the same person. */
export interface OtherDocument {
  collection: string
  id: string
  name: string
}

/** Whom a document is about, what else may be theirs, and where their erasure stands. */
export interface PersonData {
  people: string[]
  others: OtherDocument[]
  erasure?: { state: ErasureState; requestedAt?: string | null; finishedAt?: string | null }
}

/** Whether an erasure is finished, or why nothing, or not everything, was erased. */
export interface ErasureOutcome {
  isFinished: boolean
  refusal?: string
}

/** The requests for the data of a person; `api` is the address of the API. They never reject. */
export function personDataRequests(api: string, language: string, failed: string) {
  const eraseOne = async (subject: { collection: string; id: string }, name: string): Promise<ErasureOutcome> => {
    try {
      const response = await fetch(`${api}/person-data/erasures`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
        body: JSON.stringify({ ...subject, name }),
      })
      const { finished, errors } = await response.json()
      return response.ok ? { isFinished: finished } : { isFinished: false, refusal: errors?.[0]?.message ?? failed }
    } catch {
      return { isFinished: false, refusal: failed }
    }
  }
  return {
    /** Reads what is known about the person of a document; `undefined` when it cannot be read. */
    read: async (collection: string, id: string): Promise<PersonData | undefined> => {
      const address = `${api}/person-data/${collection}/${id}`
      const response = await fetch(address, { credentials: 'include' }).catch(() => undefined)
      return response?.ok ? ((await response.json()) as PersonData) : undefined
    },
    /** Erases the person of a document, after the other documents that are theirs. */
    erase: async (subject: { collection: string; id: string }, typed: string, also: readonly OtherDocument[]) => {
      let isFinished = true
      for (const { name, ...other } of also) {
        const outcome = await eraseOne(other, name)
        if (outcome.refusal) return outcome
        isFinished = isFinished && outcome.isFinished
      }
      const outcome = await eraseOne(subject, typed)
      return { ...outcome, isFinished: isFinished && outcome.isFinished }
    },
  }
}
