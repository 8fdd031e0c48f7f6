import type { Payload } from 'payload'
import { claimLeaseOf, findLeaseOf, type Lease } from '../../../collections/shared/lease'
import type { FileFormat } from '../../domain/exchange/drafts'
import type { CloneOrder } from '../clone-edition/order'

/** An operation on many documents. Its lease says how to mend it when its process dies. */
export type Task =
  | { operation: 'release' | 'restore' | 'recover' | 'seed'; edition?: string }
  | { operation: 'import'; edition: string; fileName: string; format: FileFormat }
  | { operation: 'undo' | 'undo-copy'; edition: string }
  | { operation: 'copy'; edition: string; order: CloneOrder }

/** The lease of the running operation, as the database holds it. */
export type StoredLease = Lease<Task>

// One for the whole site: two imports into two editions would both create a person whom both name.
const key = 'programme'

/** Finds the lease, also one whose owner died; `undefined` while nothing runs. */
export const findLease = (payload: Payload): Promise<StoredLease | undefined> => findLeaseOf<Task>(payload, key)

/** Claims the lease for a task, from `former` when it is abandoned. Returns the id of its owner; `undefined` when another one was faster. */
export const claimLease = (
  payload: Payload,
  claim: { task: Task; by?: string },
  former?: StoredLease,
): Promise<string | undefined> => claimLeaseOf(payload, key, claim, former)
