import type { Endpoint } from 'payload'

/** Closes the registration of a first administrator over HTTP: the first account is created when the server starts. */
export const closeFirstRegister: Endpoint = {
  path: '/first-register',
  method: 'post',
  handler: () =>
    Response.json(
      { errors: [{ message: 'Accounts are created by an administrator.', code: 'FIRST_REGISTER_CLOSED' }] },
      { status: 403 },
    ),
}

/** Endpoints of Payload for what accounts do not have: the confirmation of an address, versions. It fails on them. */
export const absentEndpoints: Endpoint[] = ['/verify/:id', '/versions/:id'].map((path) => ({
  path,
  method: 'post',
  handler: () =>
    Response.json(
      { errors: [{ message: 'There is nothing at this address.', code: 'ROUTE_NOT_FOUND' }] },
      { status: 404 },
    ),
}))
