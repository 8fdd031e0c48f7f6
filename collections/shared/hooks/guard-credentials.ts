import type { CollectionBeforeOperationHook, Where } from 'payload'
import { refuseCredentials, refuseCredentialsInWhere } from '../access/credentials'

interface PathArgs {
  field?: string
  sort?: string | string[]
  where?: Where
}

/**
 * Refuses every filter, sort and list of values that reads a credential of an account, for every reader. Local API calls
 * with `overrideAccess: true` pass unchanged.
 */
export const guardCredentials: CollectionBeforeOperationHook = ({ args, collection, overrideAccess, req }) => {
  if (overrideAccess === true) return args
  const { field, sort, where } = args as PathArgs
  refuseCredentialsInWhere(where, collection, req)
  const paths = [...(Array.isArray(sort) ? sort : (sort?.split(',') ?? [])), ...(field ? [field] : [])]
  for (const path of paths) refuseCredentials(path.trim(), collection, req)
  return args
}
