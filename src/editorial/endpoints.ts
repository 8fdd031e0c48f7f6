import type { Endpoint } from 'payload'
import { checksEndpoint } from './checks/endpoint'

/** What editors ask of a whole edition, under `/api/programme/:edition/…`. */
export const editorialEndpoints: Endpoint[] = [checksEndpoint]
