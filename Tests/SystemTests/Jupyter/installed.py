"""Where this environment's Jupyter finds the kernel "swift", and what it answers."""

import os

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel

print(os.path.realpath(KernelSpecManager().find_kernel_specs()["swift"]))
manager, client = start_new_kernel(kernel_name="swift", startup_timeout=300)


def show(message):
    if message["msg_type"] == "execute_result":
        print(message["content"]["data"]["text/plain"])


client.execute_interactive("6 * 7", output_hook=show, timeout=300)
client.stop_channels()
manager.shutdown_kernel()
