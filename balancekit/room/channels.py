"""The line between a page and its kernel."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class WorkbookChannels(ZMQChannelsWebsocketConnection):  # type: ignore[misc]
    """Jupyter's own line, which hears nothing more once the server has hung up.

    A page goes on speaking until it has heard that. Jupyter no longer knows then in which of two
    forms the page speaks, takes the other, and reads in it the announcement of a hundred million
    parts: six seconds in which the server answers nobody, among them whoever loads the page again
    after its kernel was given up.
    """

    def handle_incoming_message(self, incoming_msg: str) -> None:
        """Pass a message on to the kernel."""
        if self.websocket_handler.ws_connection is not None:
            super().handle_incoming_message(incoming_msg)
