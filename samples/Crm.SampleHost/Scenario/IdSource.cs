using System.Buffers.Binary;
using NodaTime;

namespace Crm.SampleHost.Scenario;

/// <summary>Version 7 ids from the step's instant and a running number, so that two runs write the same bytes.</summary>
internal sealed class IdSource
{
    private ulong _count;

    public Guid Next(Instant at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], ++_count);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }
}
