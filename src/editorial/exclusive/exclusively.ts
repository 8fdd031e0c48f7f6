import { setTimeout as wait } from 'node:timers/promises'
import type { PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isAbandoned } from '../../../collections/shared/lease'
import { refuseRequest } from '../../../collections/shared/messages'
import { traced } from '../../traces/trace'
import type { Report } from '../progress'
import { claimLease, findLease, type StoredLease, type Task } from './lease'
import { LeaseHolder } from './lease-holder'
import { formatUnderWay } from './messages'
import { recoverInterrupted } from './recovery'

/** How long a request waits for the operation that is under way. */
const WAIT_MS = 5_000
const BETWEEN_ATTEMPTS_MS = 100

/**
 * Runs an operation on many documents while no other one runs on any node, after mending what an interrupted one left.
 * Waits a few seconds for the one that is under way, then refuses with 409. `work` reports its progress to the function
 * that it is given, which throws when another node has taken its place.
 */
export async function exclusively<Result>(
  req: PayloadRequest,
  task: Task,
  report: Report,
  work: (report: Report) => Promise<Result>,
): Promise<Result> {
  const { owner, former } = await claim(req, task)
  const holder = new LeaseHolder(req, owner)
  try {
    await recoverInterrupted(req, () => holder.check(), former)
    const attributes = { 'assises.edition.id': task.edition }
    return await traced({ name: task.operation, attributes }, () =>
      work((done, total) => {
        holder.check()
        report(done, total)
      }),
    )
  } finally {
    await holder.close()
  }
}

async function claim(req: PayloadRequest, task: Task): Promise<{ owner: string; former?: StoredLease }> {
  const by = req.user?.collection === 'users' ? String(req.user.id) : undefined
  const deadline = Date.now() + WAIT_MS
  for (;;) {
    const current = await findLease(req.payload)
    if (!current || isAbandoned(req.payload, current)) {
      const owner = await claimLease(req.payload, { task, by }, current)
      if (owner) return { owner, former: current }
    } else if (Date.now() > deadline) throw await refuseUnderWay(req, current)
    await wait(BETWEEN_ATTEMPTS_MS)
  }
}

async function refuseUnderWay(req: PayloadRequest, { task, by }: StoredLease) {
  const where = { id: { equals: by } }
  const [user] = by ? await findDocuments(req.payload, 'users', { as: 'system', where, limit: 1 }) : []
  return refuseRequest(req, 409, formatUnderWay(task, user?.name ?? undefined), 'OPERATION_UNDER_WAY')
}
