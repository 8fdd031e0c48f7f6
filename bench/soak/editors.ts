import type { SoakContent } from './content'
import type { Counts } from './counts'
import type { Numbered } from './numbered'
import type { SoakSite } from './site'

/** One turn of an editor; it is repeated until the soak ends. */
export type Turn = (nth: number) => Promise<void>

/** The editors: one who publishes, one who writes drafts that save themselves, one who releases, one who takes a page off and puts it back. */
export function editorTurns(site: SoakSite, content: SoakContent, counts: Counts): Record<string, Turn> {
  const write = (numbered: Numbered, body: (state: number) => object) =>
    numbered.write(async (state) => {
      const done = await site.send('PATCH', `/api/speakers/${numbered.id}`, body(state))
      if (done) counts.writes += 1
      return done !== undefined
    })
  const { speakers, comingAndGoing, released, sessions, edition } = content
  const draft = async (session: string | undefined, title: string, query: string) => {
    const done = await site.send('PATCH', `/api/sessions/${session}?draft=true${query}`, { title })
    if (done) counts.writes += 1
    return done !== undefined
  }
  return {
    publishes: async (nth) => {
      const speaker = speakers[nth % speakers.length]
      if (speaker) await write(speaker, (state) => ({ name: speaker.textOf(state), _status: 'published' }))
    },
    comesAndGoes: async () => {
      const name = (state: number) => comingAndGoing.textOf(state)
      const body = (state: number) =>
        state % 2 === 0 ? { name: name(state), _status: 'published' } : { _status: 'draft' }
      // What a kill cut off may have been made or not: the next state is another one either way.
      await write(comingAndGoing, body)
    },
    releases: async (nth) => {
      const title = released.textOf(released.sent + 1)
      // As somebody types, then as they save.
      await draft(sessions[nth % sessions.length], `Jamais ${nth}`, '&autosave=true')
      for (const session of sessions) if (!(await draft(session, title, ''))) return
      await released.write(async () => {
        const answer = await site.send('POST', `/api/programme/${edition.id}/release`)
        if (answer) counts.releases += 1
        return answer !== undefined
      })
    },
  }
}
