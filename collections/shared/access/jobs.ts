import type { JobsConfig, PayloadRequest } from 'payload'
import { isAdmin } from './roles'

const byAdmin = ({ req }: { req: PayloadRequest }): boolean => isAdmin(req.user)

/** The process runs jobs itself; over HTTP only administrators may queue, run or cancel one. */
export const jobsAccess: JobsConfig['access'] = { run: byAdmin, queue: byAdmin, cancel: byAdmin }
