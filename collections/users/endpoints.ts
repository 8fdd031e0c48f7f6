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

/** Closes Payload’s confirmation of an e-mail address, which accounts do not have: it fails. */
export const closeVerification: Endpoint = {
  path: '/verify/:id',
  method: 'post',
  handler: () =>
    Response.json(
      { errors: [{ message: 'There is nothing at this address.', code: 'ROUTE_NOT_FOUND' }] },
      { status: 404 },
    ),
}
