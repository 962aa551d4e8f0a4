"""Connections that reach nothing but the public internet, and end at a time.

Every address a name stands for must be public, and the connection goes to the address that was checked, so that a name
which changes its answer in between gains nothing. Redirects are new requests and are checked like the first. No proxy
is used: it would resolve names by itself. What is asked for, and what becomes of the answer, is `index.links`.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from index.errors import BadInput
from index.progress import check_cancelled
from index.textfile import shown

MOST_SECONDS = 3600.0  # for all of a file
_RESOLVING = 10.0  # seconds for a name server
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
FAILURES = (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, ssl.SSLError)


class Network(httpcore.SyncBackend):
    """Connects to public addresses only, for as long as it is allowed to take."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        """seconds: after which every connection made here is at its end."""
        self.ends = time.monotonic() + seconds

    def addresses(self, host: str, port: int) -> list[str]:
        """All addresses of the name, in the order to try them. Raises OSError; asks in a thread, for it may hang."""
        found: list[str] = []
        failure: list[OSError] = []

        def ask() -> None:
            try:
                found.extend(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, ValueError, OverflowError) as error:  # ValueError: a name that cannot be encoded
                failure.append(error if isinstance(error, OSError) else OSError(str(error)))

        thread = threading.Thread(target=ask, name="resolve", daemon=True)
        thread.start()
        ends = time.monotonic() + _RESOLVING
        while thread.is_alive() and time.monotonic() < ends:
            check_cancelled()
            thread.join(0.1)
        if failure:
            raise failure[0]
        return list(dict.fromkeys(found))

    def dial(self, address: str, port: int, timeout: float | None, options: Any) -> httpcore.NetworkStream:
        """Connect to an address that has been checked."""
        return super().connect_tcp(address, port, timeout=timeout, socket_options=options)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check all addresses, connect to the first that answers. Raises BadInput where one is not public."""
        try:
            addresses = self.addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        if not all(is_public(address) for address in addresses):
            raise BadInput(f"{shown(host)} is inside a private network: only links to the public internet are fetched.")
        failure: Exception = httpcore.ConnectError("the name stands for no address")
        for address in addresses:
            try:
                return _Timed(self.dial(address, port, timeout, socket_options), self.ends)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _Timed(httpcore.NetworkStream):
    """A connection that ends at a time, however slowly the other side feeds it, and when the learner stops."""

    def __init__(self, stream: httpcore.NetworkStream, ends: float) -> None:
        self._stream, self._ends = stream, ends

    def _left(self, timeout: float | None) -> float:
        check_cancelled()
        left = self._ends - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long")
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._ends)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx over our own network: what it is asked for, redirects included, is checked here."""

    def __init__(self, network: Network) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=2, network_backend=network
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if url.scheme not in ("http", "https") or not url.host:
            raise BadInput("Only links that begin with http:// or https:// can be fetched.")
        made = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(made.status, headers=made.headers, stream=_Body(made), extensions=made.extensions)

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def is_public(address: str) -> bool:
    """Whether anybody on the internet could reach this IP address; one inside another (IPv4 in IPv6) counts as well.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if found.teredo is not None or found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)
