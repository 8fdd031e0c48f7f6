import type { Endpoint } from 'payload'
import { checksEndpoint } from './checks/endpoint'
import { cloneEndpoint } from './clone-edition/endpoint'

/** What editors ask of a whole edition, under `/api/programme/:edition/…`. */
export const editorialEndpoints: Endpoint[] = [checksEndpoint, cloneEndpoint]
