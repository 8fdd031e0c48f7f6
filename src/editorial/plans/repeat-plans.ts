import type { Payload } from 'payload'
import { repeatWhole } from '../../database/repeat-whole'
import { carryOut, retries } from './carry-out'
import { type Handler, publishOnce } from './publish-once'

/** Makes the planned publications of Payload be done again when they meet a conflict, and tried again when they fail. */
export function repeatPlans(payload: Payload): void {
  const task = payload.config.jobs.tasks?.find(({ slug }) => slug === 'schedulePublish')
  const handle = task?.handler
  if (!task || typeof handle !== 'function') return
  Object.assign(task, { retries, handler: repeated(payload, handle) })
}

const repeated =
  (payload: Payload, handle: Handler): Handler =>
  (args) =>
    carryOut(payload, args.job, () => repeatWhole(() => publishOnce(payload, handle, args)))
