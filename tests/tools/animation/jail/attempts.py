"""What hostile code tries, as it would be written inside a scene. Each prints ESCAPED if it got what it wanted.

`{secret}` is a file that everybody on the machine may read, `{port}` a port of this machine that answers, `{pid}` this
test's own process, `{outside}` a folder that everybody may write, `{home}` this user's home.
"""

ATTEMPTS: dict[str, str] = {
    "read a secret": "print('ESCAPED', open({secret!r}).read())",
    "read it by another name": "import os; fd = os.open({secret!r}, os.O_RDONLY); print('ESCAPED', os.read(fd, 9))",
    "list the home folder": "import os; print('ESCAPED', os.listdir({home!r}))",
    "list the clips of others": "import os; print('ESCAPED', os.listdir({outside!r}))",
    "read the accounts": "print('ESCAPED', open('/etc/passwd').read())",
    "read the environment": """
import os
found = [name for name in os.environ if 'SECRET' in name or 'KEY' in name or 'TOKEN' in name]
if found: print('ESCAPED', found)
""",
    "read the environment of others": "print('ESCAPED', open('/proc/{pid}/environ', 'rb').read())",
    "read the memory of others": "open('/proc/{pid}/mem', 'r+b'); print('ESCAPED')",
    "read its parent's command line": "import os; print('ESCAPED', open('/proc/%d/cmdline' % os.getppid()).read())",
    "connect by TCP": """
import socket
socket.create_connection(('127.0.0.1', {port}), 2); print('ESCAPED')
""",
    "send by UDP": """
import socket
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port})); print('ESCAPED')
""",
    "ask the DNS": "import socket; print('ESCAPED', socket.gethostbyname('localhost'))",
    "listen on the loopback": """
import socket
server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen(); print('ESCAPED')
""",
    "open an abstract socket": """
import socket
socket.socket(socket.AF_UNIX).connect('\\0lemma-test'); print('ESCAPED')
""",
    "talk to the kernel by netlink": """
import socket
socket.socket(socket.AF_NETLINK, socket.SOCK_RAW); print('ESCAPED')
""",
    "write outside": "open({outside!r} + '/written', 'w').write('x'); print('ESCAPED')",
    "truncate a file outside": "import os; os.truncate({secret!r}, 0); print('ESCAPED')",
    "change a file's mode": "import os; os.chmod({secret!r}, 0o777); print('ESCAPED')",
    "remove a file outside": "import os; os.unlink({secret!r}); print('ESCAPED')",
    "link out": """
import os
os.symlink({secret!r}, 'door'); print('ESCAPED', open('door').read())
""",
    "hard link out": "import os; os.link({secret!r}, 'door'); print('ESCAPED', open('door').read())",
    "climb out": "print('ESCAPED', open('../' * 20 + {secret!r}).read())",
    "poison the byte code": """
import manim.constants, importlib.util
open(importlib.util.cache_from_source(manim.constants.__file__), 'wb').write(b'x'); print('ESCAPED')
""",
    "poison our own source": """
import index.errors
open(index.errors.__file__, 'a').write('x = 1'); print('ESCAPED')
""",
    "start a program": "import subprocess; subprocess.run(['/usr/bin/env'], check=True); print('ESCAPED')",
    "start a shell": "import os; print('ESCAPED') if os.system('true') == 0 else None",
    "fork": "import os; os.fork(); print('ESCAPED')",
    "fork bomb": """
import os
for _ in range(10_000): os.fork()
print('ESCAPED')
""",
    "replace itself": "import os; os.execv('/usr/bin/python3', ['python3', '-c', 'pass']); print('ESCAPED')",
    "run from memory": """
import os
fd = os.memfd_create('x'); print('ESCAPED')
""",
    "signal us": "import os; os.kill({pid}, 0); print('ESCAPED')",
    "signal everybody": "import os; os.kill(-1, 18); print('ESCAPED')",
    "have a signal sent": """
import fcntl
fcntl.fcntl(0, fcntl.F_SETOWN, {pid}); print('ESCAPED')
""",
    "trace us": """
import ctypes
if ctypes.CDLL(None, use_errno=True).ptrace(16, {pid}, 0, 0) == 0: print('ESCAPED')
""",
    "change our limits": """
import resource
resource.prlimit({pid}, resource.RLIMIT_NOFILE, (1, 1)); print('ESCAPED')
""",
    "raise its own limits": """
import resource
resource.setrlimit(resource.RLIMIT_AS, (-1, -1)); print('ESCAPED')
""",
    "become root again": "import os; os.setuid(0); os.setgid(0); print('ESCAPED')",
    "mount": """
import ctypes
if ctypes.CDLL(None).mount(b'none', b'.', b'tmpfs', 0, None) == 0: print('ESCAPED')
""",
    "make namespaces": """
import ctypes
if ctypes.CDLL(None).unshare(0x10000000) == 0: print('ESCAPED')
""",
    "walk attributes to os": """
walk = [c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close'][0].__init__.__globals__
print('ESCAPED') if walk['system']('true') == 0 else None
""",
    "unpickle": """
import pickle
if pickle.loads(b"cos\\nsystem\\n(S'true'\\ntR.") == 0: print('ESCAPED')
""",
    "read by Typst": """
import typst
typst.compile(b'#read("{secret}")', format='svg', root='/'); print('ESCAPED')
""",
    "picture by Typst": """
import typst
typst.compile(b'#image("{secret}")', format='svg', root='/'); print('ESCAPED')
""",
    "package by Typst": """
import typst
typst.compile(b'#import "@preview/cetz:0.3.0": *', format='svg'); print('ESCAPED')
""",
    "huge file": """
with open('large', 'wb') as file:
    for _ in range(400): file.write(b'x' * 1024 * 1024)
print('ESCAPED')
""",
    "many files": """
for k in range(40):
    with open(f'file{{k}}', 'wb') as file: file.write(b'x' * 20 * 1024 * 1024)
import time; time.sleep(1)
print('ESCAPED')
""",
    "memory bomb": "x = bytearray(8 * 1024 ** 3); print('ESCAPED')",
    "memory bomb, slowly": """
kept = []
while True: kept.append(bytearray(64 * 1024 * 1024))
""",
    "open everything": """
import os
kept = [os.dup(0) for _ in range(5000)]; print('ESCAPED')
""",
}
