import { repeatWhole } from '../database/repeat-whole'

/**
 * Runs a server function of the admin, and runs it again whole while the database asks for it. Its last result is returned
 * when it met a conflict each time: the functions of Payload return their errors.
 */
export const repeatAction = <Result>(run: () => Promise<Result>): Promise<Result> =>
  repeatWhole(run, {
    whenBusy: (last) => {
      if (last.status === 'rejected') throw last.reason
      return last.value
    },
  })
