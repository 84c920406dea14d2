"""Whose key the office signs with, and whom it believes.

In use: a PKCS#12 file and trusted certificates named in the settings. In the demonstration: a
test authority and a test signer, made once into the data folder, which say what they are.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils.translation import gettext as _

TEST_FOLDER = "signing-test"
TEST_AUTHORITY = "CHỨNG THƯ THỬ NGHIỆM - không có giá trị pháp lý"
TEST_SIGNER = "Sở Công Thương (chữ ký thử nghiệm)"


class NoCertificate(Exception):
    """The office has nothing to sign with."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A PKCS#12 file with its password."""

    file: Path
    password: bytes


def signing_identity() -> Identity:
    """Raises NoCertificate."""
    told = settings.THIDUA
    if told.signing_file:
        return Identity(Path(told.signing_file), told.signing_password.encode())
    if told.demonstration:
        return _test_identity(told.data_dir / TEST_FOLDER)
    raise NoCertificate(
        _(
            "Cơ quan chưa khai báo chứng thư số (THIDUA_SIGNING_FILE) nên chưa ký số được. Văn bản "
            "giữ nguyên; hãy khai báo chứng thư, hoặc tải văn bản về để ký ở hệ thống khác."
        )
    )


def trusted_roots() -> list[bytes]:
    """PEM texts of the authorities the office believes."""
    told = settings.THIDUA
    roots = [Path(told.signing_roots).read_bytes()] if told.signing_roots else []
    made = told.data_dir / TEST_FOLDER / "authority.pem"
    if told.demonstration and made.is_file():
        roots.append(made.read_bytes())
    return roots


def _test_identity(folder: Path) -> Identity:
    """Made at the first signature; whole before it has its name."""
    if not (folder / "signer.p12").is_file():
        draft = folder.with_name(f"{folder.name}.{os.getpid()}")
        draft.mkdir(parents=True, mode=0o700)
        _make(draft)
        try:
            draft.rename(folder)
        except OSError:  # another process was first
            for one in draft.iterdir():
                one.unlink()
            draft.rmdir()
    return Identity(folder / "signer.p12", (folder / "password.key").read_bytes())


def _make(folder: Path) -> None:
    authority_key, signer_key = _key(), _key()
    authority = _certificate(TEST_AUTHORITY, TEST_AUTHORITY, authority_key, authority_key)
    signer = _certificate(TEST_SIGNER, TEST_AUTHORITY, signer_key, authority_key)
    password = secrets.token_urlsafe(24).encode()
    packed = pkcs12.serialize_key_and_certificates(
        b"thidua", signer_key, signer, [authority],
        serialization.BestAvailableEncryption(password),
    )  # fmt: skip
    (folder / "authority.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    for name, content in (("password.key", password), ("signer.p12", packed)):
        (folder / name).touch(mode=0o600)
        (folder / name).write_bytes(content)


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _certificate(
    subject: str, issuer: str, key: rsa.RSAPrivateKey, by: rsa.RSAPrivateKey
) -> x509.Certificate:
    """Ten years; an authority where it signs itself."""
    now, authority = datetime.now(UTC), subject == issuer
    usage = dict.fromkeys(
        ("data_encipherment", "key_encipherment", "key_agreement", "encipher_only",
         "decipher_only"), False,
    )  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not authority, content_commitment=not authority,
                key_cert_sign=authority, crl_sign=authority, **usage,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False
        )
        .sign(by, hashes.SHA256())
    )  # fmt: skip


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )
