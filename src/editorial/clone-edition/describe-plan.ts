import type { PayloadRequest } from 'payload'
import type { ClonePlan } from './plan'
import { formatStart, planMessages } from './plan-messages'
import type { Source } from './source'

/** Describes a plan for the admin, in the language of the request. */
export function describePlan(req: PayloadRequest, source: Source, plan: ClonePlan) {
  const names = new Map(source.rooms.map(({ id, name }) => [id, name]))
  return {
    edition: {
      id: plan.existing?.id ?? null,
      title: plan.title.fr,
      city: plan.city,
      startsOn: plan.days.startsOn,
      endsOn: plan.days.endsOn,
    },
    counts: {
      sessions: plan.sessions.length,
      toPlace: plan.sessions.filter(({ span }) => !span).length,
      rooms: plan.rooms.length,
      partners: plan.partners.length,
    },
    ...planMessages(req, plan),
    sessions: plan.sessions.map(({ source: session, span }) => ({
      title: session.title?.fr ?? session.title?.en,
      room: (session.room && names.get(session.room)) || null,
      before: formatStart(req, session.startsAt, source.edition.timezone) ?? null,
      after: formatStart(req, span?.startsAt, plan.days.timezone) ?? null,
    })),
  }
}
