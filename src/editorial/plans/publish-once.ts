import { isolateObjectProperty, type Payload, type PayloadRequest, type TaskHandler } from 'payload'
import { completeJob } from '../../database/job-lease'
import { isPlanDone } from './is-plan-done'

export type Handler = Exclude<TaskHandler<'schedulePublish'>, string>
type Update = Payload['update']

/**
 * Makes a planned publication and records it as done in one transaction. When the process dies right after it, the plan is
 * not done again: it would publish what an editor has saved as a draft since. Without transactions the versions of the
 * document say whether it was done. Throws `LostLease`, and publishes nothing, when another process has taken the plan over.
 */
export async function publishOnce(
  payload: Payload,
  handle: Handler,
  args: Parameters<Handler>[0],
): Promise<Awaited<ReturnType<Handler>>> {
  if (await isPlanDone(payload, args.job)) return { output: {} }
  const { db } = payload
  const id = await db.beginTransaction()
  if (id === null || id === undefined) return handle(args)
  const inside = isolateObjectProperty(args.req, [
    ...(['context', 'locale', 'fallbackLocale', 'query', 'transactionID', 'user'] as const),
  ])
  Object.assign(inside, { context: {}, transactionID: id })
  try {
    const result = await handle({ ...args, req: writingWith(inside) })
    await completeJob(db, args.job.id, id)
    await db.commitTransaction(id)
    return result
  } catch (error) {
    await db.rollbackTransaction(id)
    throw error
  }
}

/** The request as Payload's handler gets it: what it updates is updated with `inside`, which it has no other way to say. */
function writingWith(inside: PayloadRequest): PayloadRequest {
  const update = ((options: Parameters<Update>[0]) => inside.payload.update({ ...options, req: inside })) as Update
  const req = isolateObjectProperty(inside, 'payload')
  req.payload = Object.assign(Object.create(inside.payload) as Payload, { update })
  return req
}
