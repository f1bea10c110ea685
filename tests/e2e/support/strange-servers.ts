/** What may answer where the station's server should be. Each listens on 127.0.0.1 until it is closed. */
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, createServer as createRelay, type Server, type Socket } from 'node:net'
import { Transform } from 'node:stream'

export type StrangeServer = { readonly port: number; readonly url: string; readonly close: () => Promise<void> }

async function listen(server: Server): Promise<StrangeServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  return { port, url: `http://127.0.0.1:${port}`, close }
}

const answering = (listener: RequestListener): Promise<StrangeServer> => listen(createServer(listener))

/** The page a network shows to everybody who has not signed in to it yet. */
export const signInPage = (): Promise<StrangeServer> =>
  answering((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>路由器</title><p>请登录</p>')
  })

/** Speaks JSON, and is no CouchDB. */
export const anotherService = (): Promise<StrangeServer> =>
  answering((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"name":"printer","status":"ready"}')
  })

/** Greets like a CouchDB that nobody has seen before, then sends what is cut in the middle, or makes no sense. */
export const brokenCouch = (): Promise<StrangeServer> =>
  answering(({ url = '' }, response) => {
    response.setHeader('content-type', 'application/json')
    if (url === '/') response.end('{"couchdb":"Welcome","uuid":"not-yours","version":"3.5.0"}')
    else if (url.includes('_changes')) response.end('{"results":[{"id":42},{"id":"elder:x","changes":[{')
    else response.end('{"rows":null,"doc_count":"many"}')
  })

/** The real server behind a line on which every answer takes its time. */
export const slowLine = (farEnd: number, milliseconds: number): Promise<StrangeServer> =>
  listen(
    createRelay((near) => {
      const far = connect(farEnd, '127.0.0.1')
      const late = new Transform({
        transform: (chunk: Buffer, _, done) => void setTimeout(() => done(null, chunk), milliseconds),
      })
      near.on('error', () => far.destroy()).on('close', () => far.destroy())
      far.on('error', () => near.destroy()).on('close', () => near.destroy())
      near.pipe(far)
      far.pipe(late).pipe(near)
    }),
  )
