import { xmlParts } from '../xml'
import type { Entry } from './json-entry'

/** Whether a text is a schedule.xml of frab or pretalx. */
export function isScheduleXml(text: string): boolean {
  if (!/^\uFEFF?\s*</.test(text)) return false
  for (const part of xmlParts(text.slice(0, 20_000))) if (part.kind === 'start') return part.name === 'schedule'
  return false
}

interface Day extends Entry {
  date: string
  rooms: { name: string; events: Entry[] }[]
}

const texts = new Set([
  'date',
  'start',
  'duration',
  'room',
  'title',
  'type',
  'track',
  'language',
  'abstract',
  'description',
])

/** Returns a schedule.xml in the form of a `schedule.json`. */
export function scheduleOfXml(text: string): unknown {
  const days: Day[] = []
  let acronym = ''
  let event: (Entry & { persons: Entry[] }) | undefined
  let content = ''
  let person: Entry | undefined
  for (const part of xmlParts(text)) {
    if (part.kind === 'text') content += part.text
    else if (part.kind === 'start') {
      const { name, attributes } = part
      content = ''
      if (name === 'day') days.push({ date: attributes.date ?? '', rooms: [] })
      if (name === 'room' && !event) days.at(-1)?.rooms.push({ name: attributes.name ?? '', events: [] })
      if (name === 'event') event = { ...attributes, persons: [] }
      if (name === 'person') person = attributes
    } else {
      const { name } = part
      const value = content.trim()
      content = ''
      if (!event && name === 'acronym') acronym = value
      if (event && person && name === 'person') event.persons.push({ public_name: value, ...person })
      if (name === 'person') person = undefined
      if (event && name === 'event') {
        days.at(-1)?.rooms.at(-1)?.events.push(event)
        event = undefined
      } else if (event && texts.has(name) && value) event[name] = value
    }
  }
  return { schedule: { conference: { acronym, days } } }
}
