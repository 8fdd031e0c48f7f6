import type { Config, Payload, PayloadRequest } from 'payload'
import type { Report } from '../progress'
import type { StoredLease } from './lease'

/** How one kind of operation is mended when its process died. */
export interface RecoveryTask {
  /** Whether something half done is in the database that no lease names. */
  hasUnfinished?(payload: Payload): Promise<boolean>
  /** Takes back what is half done. */
  rollBack?(req: PayloadRequest): Promise<void>
  /** Finishes or notes the operation of an abandoned lease; does nothing for one of another kind. */
  takeUp?(req: PayloadRequest, lease: StoredLease, report: Report): Promise<void>
}

interface Custom {
  recoveryTasks?: RecoveryTask[]
}

/** A configuration in which `tasks` mend interrupted operations. */
export const withRecoveryTasks = (config: Config, tasks: RecoveryTask[]): Config => ({
  ...config,
  custom: { ...config.custom, recoveryTasks: tasks } satisfies Custom,
})

/** The tasks of a running Payload. */
export const recoveryTasks = ({ config }: Payload): RecoveryTask[] => (config.custom as Custom).recoveryTasks ?? []
