import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A door before a server, through which clients come as long as it is open: the server seems away while it is shut. */
export interface ConnectionGate {
  /** The server's URL through the gate. */
  readonly url: string;
  /** Cuts all connections and lets none in. */
  readonly shut: () => void;
  readonly open: () => void;
  readonly close: () => Promise<void>;
}

/** Puts a gate before the server of a URL, on a port of 127.0.0.1. */
export async function putGateBefore(url: string, standardPort: number): Promise<ConnectionGate> {
  const target = new URL(url);
  const port = target.port === '' ? standardPort : Number(target.port);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const gate = createServer((client) => {
    if (!isOpen) {
      client.destroy();
      return;
    }
    const server = connect(port, target.hostname);
    keep(client);
    keep(server);
    client.pipe(server).pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => {
    gate.listen(0, '127.0.0.1', resolve);
  });
  target.hostname = '127.0.0.1';
  target.port = String((gate.address() as AddressInfo).port);
  return {
    url: target.href,
    shut: () => {
      isOpen = false;
      cutAll();
    },
    open: () => {
      isOpen = true;
    },
    close: async () => {
      cutAll();
      await new Promise((resolve) => gate.close(resolve));
    },
  };
}
