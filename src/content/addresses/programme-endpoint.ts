import {
  type Endpoint,
  headersWithCors,
  type PayloadRequest,
  type PopulateType,
  parseParams,
  type SelectType,
} from 'payload'
import { findSchedule } from '../schedule/find-schedule'
import { addressNotFound, addressOf } from './address-of'

/** `GET /api/editions/by-slug/<slug>/programme`: the edition, and its sessions by day and room. */
export const programmeEndpoint: Endpoint = {
  path: '/by-slug/:slug/programme',
  method: 'get',
  handler: async (req) => {
    const id = await addressOf(req, 'editions', '/programme')
    if (id instanceof Response) return id
    const schedule = await findSchedule(req, id, optionsOf(req))
    if (!schedule) throw addressNotFound(req)
    return Response.json(schedule, { headers: headersWithCors({ headers: new Headers(), req }) })
  },
}

function optionsOf({ payload, query }: PayloadRequest) {
  const { depth, draft, select, populate } = parseParams({ ...query } as never)
  const { defaultDepth, maxDepth } = payload.config
  return {
    depth: Math.min(depth ?? defaultDepth, maxDepth),
    draft,
    select: select as SelectType | undefined,
    populate: populate as PopulateType | undefined,
  }
}
