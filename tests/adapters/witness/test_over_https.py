"""The client over HTTPS: with whom it speaks is verified by the machine's own list of authorities."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from adapters.witness.client import WitnessClient
from adapters.witness.line import WitnessSilent
from adapters.witness.witness import TlogWitness
from tests.adapters.witness.test_witness_client import KEY, LOG, ask
from tests.support.witness_station import Station


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """For `localhost`, signed by itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (tmp_path / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (tmp_path / "certificate.pem").write_bytes(made.public_bytes(Encoding.PEM))
    return tmp_path / "certificate.pem"


@pytest.fixture
def address(certificate: Path, witness: TlogWitness) -> Iterator[str]:
    """A witness behind HTTPS."""
    witness.watch(LOG.vkey)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    with Station() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.answering = lambda _path, body: witness.add_checkpoint(body)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"https://localhost:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_an_authority_of_the_institutions_own_is_named_in_the_environment(
    address: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    client = WitnessClient(address, [KEY])
    assert len(ask(client, 5)) == 1
    assert len(ask(client, 9, 5)) == 1
    client.close()


def test_who_cannot_show_whom_he_is_is_not_spoken_to(address: str) -> None:
    with pytest.raises(WitnessSilent, match="CERTIFICATE_VERIFY_FAILED"):
        ask(WitnessClient(address, [KEY]), 5)
