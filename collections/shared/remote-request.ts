import type { PayloadRequest } from 'payload'

/** Whether a request came over the network: what the server does itself is not limited, and is recorded as its own. */
export const isRemote = ({ payloadAPI }: Partial<Pick<PayloadRequest, 'payloadAPI'>>): boolean =>
  payloadAPI === 'REST' || payloadAPI === 'GraphQL'
