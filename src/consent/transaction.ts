import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { type RepeatOptions, repeatWhole } from '../database/repeat-whole'

/** Runs `work` as one write, without an account: whole or not at all, and again when it meets a conflict. */
export function asOneWrite<Result>(
  payload: Payload,
  work: (req: PayloadRequest) => Promise<Result>,
  options?: RepeatOptions<Result>,
): Promise<Result> {
  return repeatWhole(async () => {
    const req = await createLocalReq({ locale: 'fr', fallbackLocale: false as never }, payload)
    const isOwner = await initTransaction(req)
    try {
      const result = await work(req)
      if (isOwner) await commitTransaction(req)
      return result
    } catch (error) {
      await killTransaction(req)
      throw error
    }
  }, options)
}
