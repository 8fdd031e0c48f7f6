import type { PayloadRequest } from 'payload'
import { isAdmin } from './roles'

/** The process runs jobs itself; over HTTP only administrators may queue, run or cancel one. */
export const runByAdmin = ({ req }: { req: PayloadRequest }): boolean => isAdmin(req.user)
