/**
 * The version of the public contract: what REST, GraphQL and the feeds promise to other software. A change that breaks a client
 * raises the first number, an addition the second.
 */
export const CONTRACT_VERSION = '1.2.0'
