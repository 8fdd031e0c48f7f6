import type { FeedView } from '../content/programme-feed/feed-view'
import { renderChanges } from './formats/atom'
import { renderCalendar } from './formats/calendar'
import { renderOpenAgenda } from './formats/open-agenda'
import { renderScheduleJson } from './formats/schedule'
import { renderScheduleXml } from './formats/schedule-xml'
import { renderSessionizeAll } from './formats/sessionize'
import { renderSessionizeGrid } from './formats/sessionize-grid'
import { renderStructuredData } from './formats/structured-data'
import { renderTable, renderTableSchema } from './formats/table'

/** One form of the programme of an edition. */
export interface Feed {
  contentType: string
  /** What it is, for the description of the API. */
  summary: string
  render(view: FeedView): string
  /** Whether the parameters of `choice.ts` choose some of its sessions. */
  hasChoice?: true
  /** Whether browsers save it under a name instead of showing it. */
  isFile?: true
}

const json = 'application/json; charset=utf-8'

/** The feeds of an edition by their path below `/feeds/<edition>/`. */
export const feeds: Readonly<Record<string, Feed>> = {
  'calendar.ics': {
    contentType: 'text/calendar; charset=utf-8',
    summary: 'The programme as a calendar',
    render: renderCalendar,
    hasChoice: true,
    isFile: true,
  },
  'schedule.json': {
    contentType: json,
    summary: 'The programme as c3voc schedule, in JSON',
    render: renderScheduleJson,
  },
  'schedule.xml': {
    contentType: 'application/xml; charset=utf-8',
    summary: 'The programme as c3voc schedule, in XML',
    render: renderScheduleXml,
  },
  'event.jsonld': {
    contentType: 'application/ld+json; charset=utf-8',
    summary: 'The programme as schema.org events',
    render: renderStructuredData,
  },
  'sessionize/All.json': {
    contentType: json,
    summary: 'The programme as the view All of Sessionize',
    render: renderSessionizeAll,
  },
  'sessionize/GridSmart.json': {
    contentType: json,
    summary: 'The programme as the view GridSmart of Sessionize',
    render: renderSessionizeGrid,
  },
  'openagenda.json': { contentType: json, summary: 'The sessions as events of OpenAgenda', render: renderOpenAgenda },
  'programme.csv': {
    contentType: 'text/csv; charset=utf-8; header=present',
    summary: 'The programme as a table',
    render: renderTable,
    isFile: true,
  },
  'programme.schema.json': { contentType: json, summary: 'The Table Schema of that table', render: renderTableSchema },
  'changes.atom': {
    contentType: 'application/atom+xml; charset=utf-8',
    summary: 'The public change log',
    render: renderChanges,
  },
}
