import type { PayloadRequest } from 'payload'
import { isAdmin } from './roles'

/** Jobs are run by the process itself; over HTTP only administrators may start, plan or stop one. */
export const runByAdmin = ({ req }: { req: PayloadRequest }): boolean => isAdmin(req.user)
